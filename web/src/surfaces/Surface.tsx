import type { MessageLocation } from "../api/types";
import { NotificationToast } from "./NotificationToast";
import { PortalBanner } from "./PortalBanner";
import type { SurfaceProps } from "./surface";
import { TaskbarCard } from "./TaskbarCard";

const components = { taskbar: TaskbarCard, notificationArea: NotificationToast, portal: PortalBanner };

/** A message as people see it at the given location. */
export function Surface({ location, ...props }: SurfaceProps & { location: MessageLocation }) {
  const Component = components[location];
  return <Component {...props} />;
}
