import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';

function Opener({ isOpen }: { readonly isOpen: boolean }) {
  useReturnFocus(isOpen);
  return <button type="button">Settings…</button>;
}

/** A dialog as the library leaves it for a while: closed, fading, and still with the focus. */
function fadingDialog(): HTMLElement {
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.tabIndex = -1;
  document.body.append(dialog);
  dialog.focus();
  return dialog;
}

const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((done) => requestAnimationFrame(done));
};

test('the focus goes back once the closed dialog is gone, however long it fades', async () => {
  const { rerender } = render(<Opener isOpen={false} />);
  screen.getByRole('button').focus();
  rerender(<Opener isOpen />);
  const dialog = fadingDialog();
  rerender(<Opener isOpen={false} />);
  await frames(40);
  expect(dialog).toHaveFocus();
  dialog.remove();
  await waitFor(() => expect(screen.getByRole('button')).toHaveFocus());
});

test('the focus stays where somebody has put it meanwhile', async () => {
  const { rerender } = render(
    <>
      <input aria-label="Computer name" />
      <Opener isOpen={false} />
    </>,
  );
  screen.getByRole('button').focus();
  rerender(
    <>
      <input aria-label="Computer name" />
      <Opener isOpen />
    </>,
  );
  const dialog = fadingDialog();
  rerender(
    <>
      <input aria-label="Computer name" />
      <Opener isOpen={false} />
    </>,
  );
  screen.getByLabelText('Computer name').focus();
  dialog.remove();
  await frames(5);
  expect(screen.getByLabelText('Computer name')).toHaveFocus();
});
