/** Numbers beside each other, each with its name. */
export function Figures({ entries }: { entries: readonly (readonly [name: string, figure: string])[] }) {
  return (
    <dl className="figures">
      {entries.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
