import { randomBytes } from 'node:crypto';
import { describe } from 'vitest';
import { configmgrCompliance } from '#main/sources/configmgr/configmgr-compliance.ts';
import { configmgrViews } from '../lab/configmgr-views.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { complianceSourceContract } from './compliance-source.contract.ts';

const obstacle = mssqlObstacle();

describe.skipIf(obstacle !== undefined)(
  'views on a real SQL Server',
  { meta: { reason: obstacle } },
  () => {
    complianceSourceContract('Configuration Manager', async (seeds) => {
      const { server, dispose } = await configmgrViews(
        `keydesk_views_${randomBytes(4).toString('hex')}`,
        seeds,
      );
      return {
        source: configmgrCompliance('ConfigMgr', {
          database: server,
          collection: '',
          log: { warn: () => undefined },
        }),
        knowsOneUser: true,
        dispose,
      };
    });
  },
);
