/** Runs something once the dialog in front is gone: until then it keeps the focus inside itself. */
export function whenDialogsClosed(run: () => void): void {
  requestAnimationFrame(() => {
    if (document.querySelector('[role=dialog], [role=alertdialog]') === null) run();
    else whenDialogsClosed(run);
  });
}
