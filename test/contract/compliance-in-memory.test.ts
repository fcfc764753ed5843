import { reportInMemory } from '#main/sources/embedded-store/report-in-memory/report-in-memory.ts';
import {
  complianceErrorOf,
  complianceStatusOf,
  exemptionOf,
} from '#shared/compliance/compliance-rules.ts';
import { complianceSourceContract } from './compliance-source.contract.ts';

complianceSourceContract('computers in memory', async (seeds) => {
  const computers = seeds.map(({ enforcement, machineError, ...told }) => ({
    ...told,
    status: complianceStatusOf({ ...told, enforcement }),
    exemption: exemptionOf({ ...told, enforcement }),
    error: complianceErrorOf({ ...told, enforcement }, machineError),
  }));
  const { signal } = new AbortController();
  const { reader, close } = await reportInMemory.computers('in memory', computers, { signal });
  return { source: reader, dispose: close };
});
