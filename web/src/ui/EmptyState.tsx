import type { ReactNode } from "react";

interface Props {
  icon: ReactNode;
  title: string;
  /** What to do next. */
  help: string;
  children?: ReactNode;
}

/** A list without entries: says why, and what to do next. */
export function EmptyState({ icon, title, help, children }: Props) {
  return (
    <div className="state">
      <span className="state-icon" aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      <p className="muted">{help}</p>
      {children && <div className="actions">{children}</div>}
    </div>
  );
}
