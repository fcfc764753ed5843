import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AboutDialog } from '#renderer/app/about-dialog.tsx';
import { ThemedPage } from '#renderer/style/themed-page.tsx';
import { RequestForm } from '#renderer/ui/request-form.tsx';
import { standInForLayout } from './page.tsx';

function Page({ isDialogOpen, isFetched }: { isDialogOpen: boolean; isFetched: boolean }) {
  return (
    <ThemedPage>
      <main>
        {isFetched && (
          <RequestForm
            title="Drive Recovery"
            buttons={{ submit: 'Search', newRequest: 'New request' }}
            newRequestKeys={{}}
            first="keyId"
            isBusy={false}
            onSubmit={() => []}
            onNew={() => undefined}
          >
            <input name="keyId" aria-label="Key ID" />
          </RequestForm>
        )}
      </main>
      <AboutDialog isOpen={isDialogOpen} version="1.0.0" onClose={() => undefined} />
    </ThemedPage>
  );
}

test('a pane that is fetched while a dialog is open leaves the focus in it', async () => {
  standInForLayout();
  const { rerender } = render(<Page isDialogOpen isFetched={false} />);
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toContainElement(document.activeElement as HTMLElement);
  rerender(<Page isDialogOpen isFetched />);
  expect(dialog).toContainElement(document.activeElement as HTMLElement);
});

test('a pane that is fetched while none is open begins in its first field', () => {
  standInForLayout();
  const { rerender } = render(<Page isDialogOpen={false} isFetched={false} />);
  rerender(<Page isDialogOpen={false} isFetched />);
  expect(screen.getByLabelText('Key ID')).toHaveFocus();
});
