/** Error codes and texts of the Lambda processor, as the service words them. */
export interface TransformError {
  readonly code: string;
  readonly message: string;
}

export const PROCESSING_FAILED: TransformError = {
  code: 'Lambda.ProcessingFailedStatus',
  message: 'ProcessingFailed status set for record',
};

export const MISSING_RECORD_ID: TransformError = {
  code: 'Lambda.MissingRecordId',
  message: 'One or more record Ids were not returned. Ensure that the Lambda function returns all received record Ids.',
};

export const DUPLICATED_RECORD_ID: TransformError = {
  code: 'Lambda.DuplicatedRecordId',
  message:
    'Multiple records were returned with the same record Id. Ensure that the Lambda function returns a unique record Id for each record.',
};

export const NULL_DATA: TransformError = {
  code: 'Lambda.InvalidReturnFormat',
  message:
    'The data field cannot be null when the SourceType is DirectPut or KinesisStreamAsSource and processing result is Ok.',
};

export const UNPARSABLE_RESPONSE: TransformError = {
  code: 'Lambda.JsonProcessingException',
  message:
    'There was an error parsing returned records from the Lambda function. Ensure that the returned records follow the status model required by Amazon Data Firehose.',
};

export const FUNCTION_ERROR: TransformError = {
  code: 'Lambda.FunctionError',
  message: 'The Lambda function was successfully invoked but it returned an error result.',
};

/** The service has no text of its own for a record that does not fit into an invocation. */
export const RECORD_TOO_LARGE: TransformError = {
  code: 'Lambda.RequestTooLarge',
  message: 'The record does not fit into the 6 MB that a Lambda invocation takes.',
};

const INVOCATION_ERRORS: Readonly<Record<string, TransformError>> = {
  TooManyRequestsException: {
    code: 'Lambda.InvokeLimitExceeded',
    message: 'The Lambda concurrent execution limit is exceeded. Increase the concurrent execution limit.',
  },
  ResourceNotFoundException: {
    code: 'Lambda.ResourceNotFound',
    message: 'The specified Lambda function does not exist. Use a different function that does exist.',
  },
  AccessDeniedException: {
    code: 'Lambda.InvokeAccessDenied',
    message: 'Access was denied. Ensure that the access policy allows access to the Lambda function.',
  },
};

/** What is logged of an invocation that Lambda refused with this code. */
export function invocationError(code: string): TransformError {
  return INVOCATION_ERRORS[code] ?? FUNCTION_ERROR;
}
