/** Every open dialog. */
export const DIALOG = '[role=dialog], [role=alertdialog]';

export function isDialogOpen(): boolean {
  return document.querySelector(DIALOG) !== null;
}

/** Runs something after the open dialog has closed: until then the dialog keeps the focus. */
export function whenDialogsClosed(run: () => void): void {
  requestAnimationFrame(() => {
    if (isDialogOpen()) whenDialogsClosed(run);
    else run();
  });
}
