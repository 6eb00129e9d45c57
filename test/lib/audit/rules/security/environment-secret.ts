import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const lambda = (Variables: unknown) => only('AWS::Lambda::Function', { Environment: { Variables } });

export const passing: Fixture['passing'] = [
  only('AWS::Lambda::Function'),
  lambda({
    API_TOKEN: { Ref: 'TokenSecret' },
    DB_PASSWORD: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:db',
    DB_SECRET_ARN: 'db',
    PASSWORD: '/pipeline/password',
    STREAM_NAME: 'access-log',
    DATABASE_URL: 'postgres://reader@warehouse:5439/logs?sslmode=require',
    USE_TOKEN: 'true',
  }),
];

export const failing: Fixture['failing'] = [
  found(lambda({ DB_PASSWORD: 'hunter2' }), { property: 'Environment.Variables.DB_PASSWORD' }),
  found(
    lambda({ apiKey: 'k-1', CLIENT_SECRET: '{{resolve:secretsmanager:client}}' }),
    { property: 'Environment.Variables.apiKey' },
    { property: 'Environment.Variables.CLIENT_SECRET' },
  ),
  found(lambda({ DATABASE_URL: 'postgres://reader:hunter2@warehouse/logs' }), {
    property: 'Environment.Variables.DATABASE_URL',
  }),
  found(lambda(UNKNOWN), { property: 'Environment.Variables', value: UNKNOWN, unresolved: true }),
  found(lambda({ HEC_TOKEN: UNKNOWN }), { property: 'Environment.Variables.HEC_TOKEN', unresolved: true }),
];
