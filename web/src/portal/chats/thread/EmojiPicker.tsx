import { Button, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { EmojiAddRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useState } from "react";
import { emojis } from "./emojis";

interface Props {
  label: string;
  onPick: (emoji: string) => void;
  isOpenChanged?: (isOpen: boolean) => void;
  tabIndex?: number;
  size?: "small" | "medium";
}

const columns = 8;

/** A button that opens a sheet of emoji; arrow keys walk over it. */
export function EmojiPicker({ label, onPick, isOpenChanged, tabIndex, size = "medium" }: Props) {
  const [isOpen, setOpen] = useState(false);
  const open = (next: boolean) => {
    setOpen(next);
    isOpenChanged?.(next);
  };
  return (
    <Popover open={isOpen} onOpenChange={(_, data) => open(data.open)} trapFocus positioning="above">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size={size}
          icon={<EmojiAddRegular />}
          aria-label={label}
          title={label}
          tabIndex={tabIndex}
        />
      </PopoverTrigger>
      <PopoverSurface aria-label={label} className="emoji-surface">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons in it */}
        <div className="emoji-sheet" onKeyDown={walk}>
          {emojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              onClick={() => {
                open(false);
                onPick(emoji);
              }}
            >
              {emoji}
            </button>
          ))}
        </div>
      </PopoverSurface>
    </Popover>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  const step = steps[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + step];
  event.preventDefault();
  next?.focus();
}
