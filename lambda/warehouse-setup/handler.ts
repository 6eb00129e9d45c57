import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { answerWith } from '../shared/custom-resource-answer';
import { Database } from './database';
import { readLogin } from './login';
import { setUp } from './set-up';
import { parseSetup, physicalResourceId } from './setup-request';

/** Time to tell CloudFormation about a statement that did not finish. */
const TIME_TO_ANSWER_MS = 15_000;

const redshiftData = new RedshiftDataClient({});
const secretsManager = new SecretsManagerClient({});

/** Creates or updates the table of a warehouse. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  await answerWith(event, async () => ({ PhysicalResourceId: await provide(event, context) }));
}

async function provide(event: CloudFormationCustomResourceEvent, context: Context): Promise<string> {
  // The table outlives its stack, and so does everything in it.
  if (event.RequestType === 'Delete') return event.PhysicalResourceId;
  const setup = parseSetup(event.ResourceProperties);
  const remaining = () => context.getRemainingTimeInMillis() - TIME_TO_ANSWER_MS;
  await setUp(
    new Database(redshiftData, setup, remaining),
    setup,
    await readLogin(secretsManager, setup.loaderSecretArn),
  );
  return physicalResourceId(setup);
}
