/** Every dialog, also one that fades. */
export const DIALOG = '[role=dialog], [role=alertdialog]';

/** Whether a dialog is on screen, where it keeps the focus; one that fades counts, too. */
export function isDialogOpen(): boolean {
  return document.querySelector(DIALOG) !== null;
}

/** The dialog around an element, or else the one on top; one that fades counts until it is gone. */
export function dialogAround(element: Element | null): Element | undefined {
  return element?.closest(DIALOG) ?? [...document.querySelectorAll(DIALOG)].at(-1);
}

/** Runs something after the open dialog has closed: until then the dialog keeps the focus. */
export function whenDialogsClosed(run: () => void): void {
  requestAnimationFrame(() => {
    if (isDialogOpen()) whenDialogsClosed(run);
    else run();
  });
}
