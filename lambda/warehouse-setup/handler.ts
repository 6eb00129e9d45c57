import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { answerWith } from '../shared/custom-resource-answer';
import { copyJob } from './copy-job/copy-job';
import { Database } from './database';
import { duplicates } from './duplicates';
import type { Provider } from './provider';
import { invalid, parseTarget } from './request';
import { streaming } from './streaming/streaming';
import { warehouseTable } from './warehouse-table';

/** Time to tell CloudFormation about a statement that did not finish. */
const TIME_TO_ANSWER_MS = 15_000;

const redshiftData = new RedshiftDataClient({});

const PROVIDERS: Readonly<Record<string, Provider>> = {
  'Custom::CopyJob': copyJob,
  'Custom::DuplicateRemoval': duplicates,
  'Custom::StreamingIngestion': streaming,
  'Custom::WarehouseTable': warehouseTable(new SecretsManagerClient({})),
};

/** Sets up what stands in the database of a warehouse. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  await answerWith(event, async () => ({ PhysicalResourceId: await provide(event, context) }));
}

async function provide(event: CloudFormationCustomResourceEvent, context: Context): Promise<string> {
  const provider = PROVIDERS[event.ResourceType];
  if (provider === undefined) throw invalid('ResourceType', Object.keys(PROVIDERS).join(', '), event.ResourceType);
  const { ResourceProperties: properties } = event;
  const remaining = () => context.getRemainingTimeInMillis() - TIME_TO_ANSWER_MS;
  const open = () => new Database(redshiftData, parseTarget(properties), remaining);
  if (event.RequestType === 'Delete') {
    await provider.remove?.(open(), event.PhysicalResourceId);
    return event.PhysicalResourceId;
  }
  if (event.RequestType === 'Create') return provider.provide({ properties, database: open() });
  const { OldResourceProperties: oldProperties, PhysicalResourceId: standingId } = event;
  return provider.provide({ properties, oldProperties, standingId, database: open() });
}
