import { isLocalHost } from '../sandbox/kernel/local-host';
import { UsageError } from './usage-error';

/** The options of every command that calls AWS, or a sandbox in its place. */
export const AWS_OPTIONS = {
  endpoint: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
} as const;

export const AWS_USAGE = `  --endpoint URL      where the services answer, such as a running sandbox; default: AWS_ENDPOINT_URL, or AWS itself
  --region NAME       default: AWS_REGION, or what the profile says
  --profile NAME      of the shared AWS configuration; default: AWS_PROFILE`;

/** What SDK clients are made with; all that is missing they find as every SDK does. */
export interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

const SANDBOX_REGION = 'us-east-1';
const SANDBOX_CREDENTIALS = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

/** A sandbox asks for no credentials: it is used without any configuration. @throws UsageError unless the endpoint is a URL */
export function clientSettings(
  { endpoint, region, profile }: Pick<ClientSettings, 'endpoint' | 'region' | 'profile'>,
  env: Environment = process.env,
): ClientSettings {
  const settings = { endpoint, region, profile };
  const url = urlOf(endpoint) ?? urlOf(env.AWS_ENDPOINT_URL, 'AWS_ENDPOINT_URL');
  if (url === undefined || !isLocalHost(url.host)) return settings;
  const isConfigured = profile !== undefined || env.AWS_PROFILE !== undefined || env.AWS_ACCESS_KEY_ID !== undefined;
  return {
    ...settings,
    region: region ?? env.AWS_REGION ?? (isConfigured ? undefined : SANDBOX_REGION),
    credentials: isConfigured ? undefined : SANDBOX_CREDENTIALS,
  };
}

function urlOf(text: string | undefined, name = '--endpoint'): URL | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`${name} must be an http or https URL, got ${text}`);
}

/** In one line, what a service refused or what kept a client from asking it; undefined for any other failure. */
export function explainAwsError(error: unknown): string | undefined {
  const { name, message, $metadata } = error as Error & { $metadata?: object };
  if (message === 'Region is missing') return 'there is no region: set --region, AWS_REGION or a profile that has one';
  if (name === 'CredentialsProviderError') return `${name}: ${message}`;
  if ($metadata === undefined) return undefined;
  return name === 'Error' ? `no answer: ${firstCause(error as Error).message}` : `${name}: ${message}`;
}

function firstCause(error: Error): Error {
  return error.cause !== undefined ? firstCause(error.cause as Error) : error;
}
