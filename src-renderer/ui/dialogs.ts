const DIALOG = '[role=dialog], [role=alertdialog]';

/** The dialog around an element, or else the one on top; one that fades counts until it is gone. */
export function dialogAround(element: Element | null): Element | undefined {
  return element?.closest(DIALOG) ?? [...document.querySelectorAll(DIALOG)].at(-1);
}

/** Whether a dialog is on screen, where it keeps the focus; one that fades counts, too. */
export function isDialogShown(): boolean {
  return document.querySelector(DIALOG) !== null;
}

/** Runs something after the open dialog has closed. */
export function whenDialogsClosed(run: () => void): void {
  requestAnimationFrame(() => {
    if (isDialogShown()) whenDialogsClosed(run);
    else run();
  });
}
