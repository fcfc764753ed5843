/**
 * Puts text that is no secret on the clipboard, after a click. The page has no permission for the
 * Clipboard API; `execCommand` copies what is selected and needs none.
 *
 * @returns whether it is there
 */
export function copyText(text: string): boolean {
  const carrier = document.createElement('textarea');
  carrier.value = text;
  carrier.setAttribute('aria-hidden', 'true');
  carrier.style.position = 'fixed';
  carrier.style.opacity = '0';
  const before = document.activeElement;
  // A dialog keeps the focus inside itself.
  (document.querySelector('[role="dialog"]') ?? document.body).append(carrier);
  carrier.select();
  // The Clipboard API, which replaces it, asks for a permission that is never given here.
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  const isCopied = document.execCommand('copy');
  carrier.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
