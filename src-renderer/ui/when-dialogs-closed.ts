/** Runs something after the open dialog has closed: until then the dialog keeps the focus. */
export function whenDialogsClosed(run: () => void): void {
  requestAnimationFrame(() => {
    if (document.querySelector('[role=dialog], [role=alertdialog]') === null) run();
    else whenDialogsClosed(run);
  });
}
