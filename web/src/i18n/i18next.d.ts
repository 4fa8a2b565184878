import type { texts as consoleTexts } from "./en/console";
import type { texts as portalTexts } from "./en/portal";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof consoleTexts & typeof portalTexts };
  }
}
