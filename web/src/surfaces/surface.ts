/** What every surface draws. Without `handlers` it is a picture of itself: nothing in it can be pressed. */
export interface SurfaceProps {
  theme: "light" | "dark";
  /** Of the texts, as a tag; what the server adds to a mail follows it. */
  language?: string | undefined;
  /** Name of the organization: source of the message, and first letter of its logo. */
  sender: string;
  title: string;
  body: string;
  buttonText: string;
  /** Address of the logo, or of the background of the lock screen. */
  picture?: string | undefined;
  /** The second text of a lock screen, or the second card of *get started*. */
  second?: SecondText | undefined;
  handlers?: SurfaceHandlers | undefined;
}

export interface SecondText {
  title: string;
  body: string;
  link: string;
}

export interface SurfaceHandlers {
  /** Empty: the message leads nowhere. */
  link: string;
  onOpen: () => void;
  onDismiss: () => void;
}

/** The letter that stands for the organization until it has a logo. */
export function initialOf(sender: string): string {
  return [...sender][0]?.toLocaleUpperCase() ?? "";
}
