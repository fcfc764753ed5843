import { complianceOver } from '#main/reports/compliance-over.ts';
import {
  complianceErrorOf,
  complianceStatusOf,
  exemptionOf,
} from '#shared/compliance/compliance-rules.ts';
import { complianceSourceContract } from './compliance-source.contract.ts';

complianceSourceContract('computers at hand', async (seeds) => {
  const computers = seeds.map(({ enforcement, machineError, ...told }) => ({
    ...told,
    status: complianceStatusOf({ ...told, enforcement }),
    exemption: exemptionOf({ ...told, enforcement }),
    error: complianceErrorOf({ ...told, enforcement }, machineError),
  }));
  return { source: complianceOver(() => computers, 'at hand'), dispose: async () => undefined };
});
