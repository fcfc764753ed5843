import { complianceOver } from '#main/adapters/report-files/compliance-over.ts';
import { complianceErrorOf } from '#shared/model/compliance-error.ts';
import { complianceStatusOf } from '#shared/model/compliance-status.ts';
import { exemptionOf } from '#shared/model/exemption.ts';
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
