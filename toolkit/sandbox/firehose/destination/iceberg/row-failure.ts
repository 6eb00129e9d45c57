/** Why a record does not become a row; the code follows the service's, such as `Iceberg.SchemaTypeMismatch`. */
export class RowFailure extends Error {
  override readonly name = 'RowFailure';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
