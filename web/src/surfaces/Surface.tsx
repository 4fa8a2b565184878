import type { MessageLocation } from "../api/types";
import { GetStarted } from "./GetStarted";
import { LockScreen } from "./LockScreen";
import { Mail } from "./Mail";
import { NotificationToast } from "./NotificationToast";
import { PortalBanner } from "./PortalBanner";
import type { SurfaceProps } from "./surface";
import { TaskbarCard } from "./TaskbarCard";

/** As the console draws each place. */
const places = {
  taskbar: TaskbarCard,
  notificationArea: NotificationToast,
  lockScreen: LockScreen,
  getStarted: GetStarted,
  portal: PortalBanner,
  email: Mail,
};
/** A browser has no lock screen and opens no window: there such a message is a banner. */
const inBrowser = { ...places, lockScreen: BackgroundBanner, getStarted: PortalBanner, email: PortalBanner };

/** A message as people see it at the given location; with `handlers`, in the portal. */
export function Surface({ location, ...props }: SurfaceProps & { location: MessageLocation }) {
  const Component = (props.handlers ? inBrowser : places)[location];
  return <Component {...props} />;
}

function BackgroundBanner(props: SurfaceProps) {
  return <PortalBanner {...props} hasBackground />;
}
