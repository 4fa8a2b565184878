import { useEffect, useState } from "react";

/** Milliseconds without another letter after which somebody is taken at their word. */
const calm = 250;

/** A text, once nobody changes it any more. */
export function useCalm(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), calm);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
