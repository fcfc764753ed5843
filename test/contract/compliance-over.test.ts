import { complianceOver } from '#main/reports/compliance-over.ts';
import { complianceErrorOf } from '#shared/compliance/compliance-error.ts';
import { complianceStatusOf } from '#shared/compliance/compliance-status.ts';
import { exemptionOf } from '#shared/compliance/exemption.ts';
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
