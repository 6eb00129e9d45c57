import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { answer } from './answer';
import { Database } from './database';
import { readLogin } from './login';
import { setUp } from './set-up';
import { parseSetup, physicalResourceId } from './setup-request';

/** Time to tell CloudFormation about a statement that did not finish. */
const TIME_TO_ANSWER_MS = 15_000;

const redshiftData = new RedshiftDataClient({});
const secretsManager = new SecretsManagerClient({});

/** Creates or updates the table of a warehouse. CloudFormation waits for an answer, so there always is one. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  try {
    const physicalId = await provide(event, context);
    await answer(event, { Status: 'SUCCESS', PhysicalResourceId: physicalId });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ message: 'set-up failed', requestId: event.RequestId, reason }));
    await answer(event, { Status: 'FAILED', Reason: reason, PhysicalResourceId: currentId(event) });
  }
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

function currentId(event: CloudFormationCustomResourceEvent): string {
  return event.RequestType === 'Create' ? event.RequestId : event.PhysicalResourceId;
}
