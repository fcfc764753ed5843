/** Tells the page how far something slow is. */
export function telling(
  progress: (data: { readonly done: number; readonly total: number }) => void,
) {
  return (done: number, total: number): void => {
    progress({ done, total });
  };
}
