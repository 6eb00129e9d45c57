import { generatePassword, type PasswordOptions } from './generated-password';

export interface GenerateSecretString extends PasswordOptions {
  readonly SecretStringTemplate?: string;
  readonly GenerateStringKey?: string;
}

/** A generated password, alone or under a key of a JSON template. */
export function generateSecretString(options: GenerateSecretString): string {
  const { SecretStringTemplate: template, GenerateStringKey: key } = options;
  const password = generatePassword(options);
  if (template === undefined && key === undefined) return password;
  if (template === undefined || key === undefined) {
    throw new Error('GenerateSecretString: SecretStringTemplate and GenerateStringKey must be set together');
  }
  return JSON.stringify({ ...parseTemplate(template), [key]: password });
}

function parseTemplate(template: string): object {
  try {
    const value = JSON.parse(template);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through: the message below says what a template must be.
  }
  throw new Error(`GenerateSecretString: SecretStringTemplate must be a JSON object, got ${template}`);
}
