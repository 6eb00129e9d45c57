import { KinesisServiceException } from '@aws-sdk/client-kinesis';
import { PatientCalls } from '../../../../toolkit/cli/tail/patient-calls';

function refusal(name: string, fault: 'client' | 'server'): Error {
  return new KinesisServiceException({ name, message: name, $fault: fault, $metadata: {} });
}

const BROKEN = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', $metadata: {} });

/** Calls that fail as told, one after the other, and then succeed. */
function calls(...failures: Error[]) {
  const pauses: number[] = [];
  const patient = new PatientCalls(async (ms) => void pauses.push(ms));
  const make = () =>
    patient.make(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
      return 'answer';
    });
  return { patient, pauses, make };
}

describe('PatientCalls', () => {
  test.each([
    refusal('ProvisionedThroughputExceededException', 'client'),
    refusal('LimitExceededException', 'client'),
    refusal('KMSThrottlingException', 'client'),
    refusal('InternalFailureException', 'server'),
  ])('makes a call again that is refused for now: $name', async (error) => {
    const { make, patient, pauses } = calls(error, error);
    expect(await make()).toBe('answer');
    expect(patient.repeated).toBe(2);
    expect(pauses).toHaveLength(2);
    for (const [i, pause] of pauses.entries()) expect(pause).toBeLessThanOrEqual(50 * 2 ** (i + 1));
  });

  test.each([
    refusal('ResourceNotFoundException', 'client'),
    refusal('AccessDeniedException', 'client'),
    new TypeError('a fault of ours'),
  ])('fails for what no waiting mends: $message', async (error) => {
    const { make, patient } = calls(error);
    await expect(make()).rejects.toBe(error);
    expect(patient.repeated).toBe(0);
  });

  test('fails when nobody has answered yet, and waits for who has', async () => {
    const { make, patient } = calls(BROKEN);
    await expect(make()).rejects.toBe(BROKEN);
    expect(await make()).toBe('answer');
    const later = calls();
    await later.make();
    await expect(later.patient.waitAfter(BROKEN, 1)).resolves.toBeUndefined();
    expect([patient.repeated, later.patient.repeated]).toEqual([0, 1]);
  });
});
