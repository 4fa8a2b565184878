import { type ReactNode, useId } from "react";

interface Props<Value extends string> {
  legend: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; title: string; help: ReactNode; picture?: ReactNode; disabled?: boolean }[];
}

/** A choice of a few, each with its explanation. Native radio buttons: arrows, space and screen readers just work. */
export function RadioCards<Value extends string>({ legend, value, onChange, options }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="radio-cards">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className={option.disabled ? "radio-card disabled" : "radio-card"}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.picture}
            <span className="radio-words">
              <strong>{option.title}</strong>
              <span className="muted">{option.help}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
