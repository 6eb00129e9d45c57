/** Why one record cannot be converted; codes and texts are the service's. */
export class ConversionError extends Error {
  constructor(
    readonly code: 'DataFormatConversion.ParseError' | 'DataFormatConversion.MalformedData',
    message: string,
  ) {
    super(message);
  }
}

export function malformedJson(): ConversionError {
  return new ConversionError('DataFormatConversion.ParseError', 'Encountered malformed JSON.');
}

export function schemaMismatch(value: unknown): ConversionError {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const message = `Data does not match the schema. For input string: "${text}"`;
  return new ConversionError('DataFormatConversion.MalformedData', message);
}
