import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  help: string;
  children: ReactNode;
}

/** A part of the page with its name and what it is for. */
export function Section({ id, title, help, children }: Props) {
  return (
    <section className="card form-card" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="muted">{help}</p>
      </div>
      {children}
    </section>
  );
}
