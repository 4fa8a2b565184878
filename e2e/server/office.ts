// The organization of a journey: its server, its people, its groups, its messages.
import { Api } from "./api.ts";
import { domain, password, Server, type ServerOptions } from "./server.ts";

export interface Person {
  id: string;
  displayName: string;
  userPrincipalName: string;
}

export interface Group {
  id: string;
  displayName: string;
}

export interface Message {
  id: string;
  name: string;
  state: string;
}

/** Template ids of built-in roles. */
export const roles = {
  writer: "507f53e4-4e52-4077-abd3-d2e1558b6ea2",
  approver: "e48398e2-f4bb-4074-8f31-4586725e205b",
} as const;

/** What a journey says about a message; the rest is the same for all of them. */
export interface MessageWords {
  name: string;
  title: string;
  location?: "taskbar" | "notificationArea" | "portal" | "email";
  frequency?: "once" | "weekly";
  includeGroups?: readonly Group[];
  excludeGroups?: readonly Group[];
}

export const day = 24 * 60 * 60 * 1_000;

export class Office {
  readonly server: Server;
  private readonly program: Api;

  private constructor(server: Server, program: Api) {
    this.server = server;
    this.program = program;
  }

  static async open(options: ServerOptions = {}): Promise<Office> {
    const server = await Server.start(options);
    try {
      return new Office(server, await Api.asProgram(server));
    } catch (cause) {
      await server.stop();
      throw cause;
    }
  }

  /** Somebody with a password and, perhaps, roles. */
  async hire(displayName: string, ...held: (keyof typeof roles)[]): Promise<Person> {
    const [givenName = "", surname = ""] = displayName.split(" ");
    // User names have no accents.
    const plain = displayName.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    const userPrincipalName = `${plain.replace(" ", ".")}@${domain}`;
    const person = await this.program.post<Person>("/v1.0/users", {
      displayName,
      givenName,
      surname,
      userPrincipalName,
      mail: userPrincipalName,
      passwordProfile: { password, forceChangePasswordNextSignIn: false },
    });
    for (const role of held)
      await this.program.post("/v1.0/roleManagement/directory/roleAssignments", {
        roleDefinitionId: roles[role],
        principalId: person.id,
        directoryScopeId: "/",
      });
    return person;
  }

  /** Somebody leaves; for 30 days they can be restored. */
  dismiss(person: Person): Promise<void> {
    return this.program.delete(`/v1.0/users/${person.id}`);
  }

  /** A group of people and other groups. */
  async gather(displayName: string, ...members: readonly { id: string }[]): Promise<Group> {
    const group = await this.program.post<Group>("/v1.0/groups", {
      displayName,
      description: `Everybody of ${displayName}`,
      mailNickname: displayName
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join("-"),
      mailEnabled: false,
      securityEnabled: true,
    });
    for (const { id } of members)
      await this.program.post(`/v1.0/groups/${group.id}/members/$ref`, {
        "@odata.id": `${this.server.url}/v1.0/directoryObjects/${id}`,
      });
    return group;
  }

  /** A draft that the program has written, valid in every field, that starts at once. */
  write(words: MessageWords): Promise<Message> {
    const { name, title, location = "portal", frequency = "once", includeGroups, excludeGroups = [] } = words;
    const ids = (groups: readonly Group[]) => groups.map((group) => group.id);
    return this.program.post<Message>("/beta/admin/organizationalMessages", {
      name,
      objective: "techUpdates",
      location,
      urgency: "standard",
      priority: "normal",
      content: {
        defaultLanguage: "en",
        texts: [{ language: "en", title, body: `${title}: all you need to know.`, buttonText: "Read more" }],
        link: "https://intranet.contoso.example/news",
      },
      recipients: {
        allCompany: includeGroups === undefined,
        includeGroups: ids(includeGroups ?? []),
        excludeGroups: ids(excludeGroups),
        filters: { departments: [], companies: [], cities: [], platforms: [], languages: [] },
      },
      schedule: {
        startDateTime: new Date(Date.now() - 60_000).toISOString(),
        endDateTime: new Date(Date.now() + 30 * day).toISOString(),
        frequency,
        spreadMinutes: 0,
      },
    });
  }

  /** The same, waiting for an approver. */
  async submit(words: MessageWords): Promise<Message> {
    const draft = await this.write(words);
    return this.program.post<Message>(`/beta/admin/organizationalMessages/${draft.id}/submitForApproval`);
  }

  /** The same, approved by somebody, so that it is on screens. */
  async send(words: MessageWords, approver: Person): Promise<Message> {
    const waiting = await this.submit(words);
    const api = await this.as(approver);
    return api.post<Message>(`/beta/admin/organizationalMessages/${waiting.id}/approve`);
  }

  /** The interface as this person. */
  as(person: { userPrincipalName: string }): Promise<Api> {
    return Api.asPerson(this.server, person.userPrincipalName);
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}
