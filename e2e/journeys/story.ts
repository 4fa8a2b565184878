import { type TestContext, test } from "node:test";
import { type Look, type Visitor, Visitors } from "../browser/visitors.ts";
import { Office } from "../server/office.ts";
import type { ServerOptions } from "../server/server.ts";

/** Does and checks one thing; a failure ends the story, because the next step stands on it. */
export type Step = (title: string, act: () => Promise<void>) => Promise<void>;

export interface Scene {
  office: Office;
  step: Step;
  /** Checks one of several things that do not depend on each other: a failure does not end the story. */
  check: Step;
  /** Somebody comes with a browser of their own. */
  arrive: (look?: Look, ways?: { withWorker?: boolean }) => Promise<Visitor>;
  /** Lets browsers that come from now on reach another server of the test's, by its origin. */
  admit: (origin: string) => void;
}

/** Milliseconds for a whole story. */
const patience = 240_000;

/** A story of several steps with its own server and browser. Both end with it, whatever happens. */
export function story(title: string, options: ServerOptions, tell: (scene: Scene) => Promise<void>): void {
  test(title, { timeout: patience }, async (context) => {
    const office = await Office.open(options);
    try {
      const visitors = await Visitors.start(office.server.url);
      try {
        const check = checks(context, visitors);
        const arrive: Scene["arrive"] = (look, ways) => visitors.arrive(look, ways);
        const admit = (origin: string) => visitors.admit(origin);
        await tell({ office, check, step: endingWithTheFirstFailure(check), arrive, admit });
      } finally {
        await visitors.stop();
      }
    } finally {
      await office.close();
    }
  });
}

function checks(context: TestContext, visitors: Visitors): Step {
  return (title, act) =>
    context.test(title, async () => {
      try {
        await act();
      } catch (cause) {
        await visitors.photograph(title.replaceAll(/\W+/g, "-").toLowerCase());
        throw cause;
      }
    });
}

function endingWithTheFirstFailure(check: Step): Step {
  return async (title, act) => {
    let failure: unknown;
    await check(title, async () => {
      try {
        await act();
      } catch (cause) {
        failure = cause;
        throw cause;
      }
    });
    if (failure) throw failure;
  };
}
