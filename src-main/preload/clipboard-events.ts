/** Eight groups of six digits, with up to three other characters between them. */
const RECOVERY_PASSWORD = /(?:\d{6}\D{0,3}){7}\d{6}/;

/**
 * Keeps the page's scripts from the clipboard: `document.execCommand`, which needs no permission
 * after a click, neither reads it nor puts a recovery password there, which main does with an audit
 * entry. What the person does with keyboard or menu is not affected. Must be called before any
 * script of the page can listen.
 */
export function guardClipboardEvents(): void {
  let isByScript = false;
  const options = { capture: true };
  for (const type of ['paste', 'copy', 'cut']) {
    globalThis.addEventListener(
      type,
      () => {
        isByScript = true;
        // Runs before the next listener, unless a script of the page waits for this event to be
        // over: then that script has caused it.
        void Promise.resolve().then(() => {
          isByScript = false;
        });
      },
      options,
    );
    globalThis.addEventListener(
      type,
      (event) => {
        if (!isByScript || (type !== 'paste' && !RECOVERY_PASSWORD.test(selectedText()))) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      options,
    );
  }
}

function selectedText(): string {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? undefined)
    : String(document.getSelection());
}
