import type { Actions, Result, StoreParts } from './state.ts';

/** Having the disclosed key replaced. */
export function rotationActions({
  api,
  get,
  set,
  perform,
}: StoreParts): Actions<'planRotation' | 'dropPlan' | 'requestRotation' | 'findNewKey'> {
  const about = (changes: Partial<Result>) => {
    const { result } = get();
    return result === undefined ? {} : { result: { ...result, ...changes } };
  };

  return {
    async planRotation() {
      const { result } = get();
      if (result === undefined) return;
      const { disclosureId } = result;
      await perform('plan-rotation', async (signal) => {
        const { plan } = await api.ask('recovery.planRotation', { disclosureId }, { signal });
        return about({ rotationPlan: plan });
      });
    },

    dropPlan() {
      set(about({ rotationPlan: undefined }));
    },

    async requestRotation() {
      const { result } = get();
      if (result === undefined) return;
      const { disclosureId } = result;
      await perform('request-rotation', async (signal) => {
        await api.ask('recovery.requestRotation', { disclosureId }, { signal });
        return about({ isRotationAsked: true });
      });
    },

    async findNewKey() {
      const { result } = get();
      if (result === undefined) return;
      const { disclosureId } = result;
      await perform('find-new-key', async (signal) =>
        about(await api.ask('recovery.newKey', { disclosureId }, { signal })),
      );
    },
  };
}
