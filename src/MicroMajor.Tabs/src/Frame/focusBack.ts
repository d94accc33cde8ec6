import { useEffect, useRef } from "react";

/** For what lies above a desk: when it is closed one goes on at the button that opened it, or, when that is gone with what was done, at the head of what is there now. */
export function useFocusBack(open: boolean): void {
  const was = useRef(false);
  const opener = useRef<Element | null>(null);
  if (open && !was.current) opener.current = document.activeElement;
  was.current = open;
  useEffect(() => {
    if (!open) return undefined;
    return () => goBack(opener.current, 40);
  }, [open]);
}

// It slides away first, and has the focus until it is gone.
function goBack(opener: Element | null, tries: number): void {
  setTimeout(() => {
    const now = document.activeElement;
    if (now !== null && now !== document.body) {
      if (tries > 0 && now.closest(".panel, [role=alertdialog]")) goBack(opener, tries - 1);
      return;
    }
    const place = opener?.isConnected ? opener : (document.querySelector(".panel button") ?? document.querySelector("#main h1"));
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  }, 50);
}
