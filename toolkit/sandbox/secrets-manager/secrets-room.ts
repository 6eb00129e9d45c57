import { randomUUID } from 'node:crypto';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { Identity } from '../kernel/identity';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { SecretRegistry, SecretService } from '../kernel/services';
import { isCalled, type Secret, type SecretDefinition, type SecretVersion, secretArn } from './secret';
import { SecretPermissions } from './secret-permissions';
import { type GenerateSecretString, generateSecretString } from './secret-value';

/** Secrets, whose values stay the same from one run on a data directory to the next. */
export class SecretsRoom implements Room, SecretService, SecretRegistry {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::SecretsManager::Secret',
      honours: ['Name', 'Description', 'SecretString', 'GenerateSecretString'],
      records: ['KmsKeyId', 'Tags'],
      create: (request) => this.create(request),
    },
    keptType('AWS::SecretsManager::ResourcePolicy', ['SecretId', 'ResourcePolicy', 'BlockPublicPolicy']),
    keptType('AWS::SecretsManager::RotationSchedule', ['SecretId']),
    keptType('AWS::SecretsManager::SecretTargetAttachment', ['SecretId', 'TargetId', 'TargetType']),
  ];
  readonly jsonApis: readonly JsonApi[] = [
    {
      targetPrefix: 'secretsmanager',
      jsonVersion: '1.1',
      permissionsFor: (operation, { SecretId }) => this.permissions.for(operation, this.arnOf(String(SecretId))),
      call: (operation, input) => this.call(operation, input),
    },
  ];

  private readonly secrets = new Map<string, Secret>();

  private readonly permissions: SecretPermissions;

  constructor(private readonly context: SandboxContext) {
    this.permissions = new SecretPermissions(context);
  }

  /** Secrets as somebody reads them who must be allowed to. */
  as(identity: Identity): SecretService {
    return {
      secretString: (arnOrName) => {
        identity.require(...this.permissions.for('GetSecretValue', this.arnOf(arnOrName)));
        return this.secretString(arnOrName);
      },
    };
  }

  secretString(arnOrName: string): string {
    return this.find(arnOrName).value;
  }

  manage(name: string, makeValue: () => string): string {
    return this.keep(name, { owningService: name.split('!')[0], source: 'managed', makeValue }).arn;
  }

  private create({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { Name, Description, SecretString, GenerateSecretString } = properties;
    const { arn } = this.keep(String(Name ?? generatedName), {
      description: Description === undefined ? undefined : String(Description),
      source: JSON.stringify({ SecretString, GenerateSecretString }),
      makeValue: () => {
        if (GenerateSecretString === undefined) return String(SecretString ?? '');
        return generateSecretString(GenerateSecretString as GenerateSecretString);
      },
    });
    this.permissions.encrypt(arn, properties.KmsKeyId);
    return { ref: arn, attributes: { Id: arn } };
  }

  /** Of a secret that is not there, as if there were one of that name. */
  private arnOf(arnOrName: string): string {
    const secret = [...this.secrets.values()].find((candidate) => isCalled(candidate, arnOrName));
    return secret?.arn ?? (arnOrName.startsWith('arn:') ? arnOrName : secretArn(this.context, arnOrName));
  }

  private keep(name: string, { description, owningService, source, makeValue }: SecretDefinition): Secret {
    const key = `secrets/${name}`;
    const kept = this.context.state.read<SecretVersion>(key);
    const createdAt = this.context.clock.now();
    const version = kept?.source === source ? kept : { source, value: makeValue(), versionId: randomUUID(), createdAt };
    if (version !== kept) this.context.state.write(key, version);
    const secret = { ...version, name, arn: secretArn(this.context, name), description, owningService };
    this.secrets.set(name, secret);
    return secret;
  }

  private call(operation: string, input: Record<string, unknown>) {
    switch (operation) {
      case 'GetSecretValue':
        return secretValue(this.find(String(input.SecretId)), input);
      case 'DescribeSecret':
        return described(this.find(String(input.SecretId)));
      default:
        throw new AwsError('UnknownOperationException', `the sandbox does not run secretsmanager.${operation}`);
    }
  }

  private find(arnOrName: string): Secret {
    const secret = [...this.secrets.values()].find((candidate) => isCalled(candidate, arnOrName));
    if (secret !== undefined) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
}

function secretValue(secret: Secret, { VersionId, VersionStage = 'AWSCURRENT' }: Record<string, unknown>) {
  if (VersionStage !== 'AWSCURRENT' || (VersionId !== undefined && VersionId !== secret.versionId)) {
    const wanted = `VersionId: ${VersionId ?? 'any'} and staging label: ${VersionStage}`;
    const message = `Secrets Manager can't find the specified secret value for ${wanted}`;
    throw new AwsError('ResourceNotFoundException', message);
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: secret.versionId,
    SecretString: secret.value,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: secret.createdAt / 1000,
  };
}

function described(secret: Secret) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    OwningService: secret.owningService,
    CreatedDate: secret.createdAt / 1000,
    VersionIdsToStages: { [secret.versionId]: ['AWSCURRENT'] },
  };
}

/** Kept without effect: it only says who may read a secret, what it belongs to or when it changes. */
function keptType(type: string, records: readonly string[]): ResourceType {
  return {
    type,
    honours: [],
    records,
    create: ({ properties }) => ({ ref: String(properties.SecretId), attributes: { Id: String(properties.SecretId) } }),
  };
}
