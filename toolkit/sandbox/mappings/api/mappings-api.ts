import { randomUUID } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { HttpApi, HttpRequest, HttpResponse } from '../../kernel/room';
import type { FunctionService } from '../../kernel/services';
import type { EventSourceMapping, MappingDefinition } from '../event-source-mapping';
import type { MappingDeclared, MappingFactory } from '../mapping-factory';
import type { MappingRegistry } from '../mapping-registry';
import { invalidParameter, mappingInUse, mappingNotFound } from './errors';
import { listedConfiguration, mappingConfiguration } from './mapping-configuration';
import { listMappings } from './mapping-list';
import { changedProperties, createdProperties } from './mapping-request';
import { permissionsFor } from './permissions';

const PATH = '/2015-03-31/event-source-mappings';

export interface MappingsBackend {
  readonly context: SandboxContext;
  readonly services: { readonly functions: FunctionService };
  readonly registry: MappingRegistry;
  readonly factory: MappingFactory;
}

/** Lambda's operations on event source mappings over REST, for SDK clients. */
export class MappingsApi implements HttpApi {
  readonly pathPrefix = PATH;

  constructor(private readonly backend: MappingsBackend) {}

  handle(request: HttpRequest): HttpResponse {
    try {
      return this.answer(request);
    } catch (error) {
      return errorResponse(error);
    }
  }

  private answer({ method, path, query, body, identity }: HttpRequest): HttpResponse {
    const id = decodeURIComponent(path.slice(PATH.length)).replaceAll('/', '');
    identity.require(...permissionsFor(method, id, this.backend.context));
    switch (`${method} ${id === '' ? 'all' : 'one'}`) {
      case 'POST all':
        return this.create(body);
      case 'GET all':
        return this.list(query);
      case 'GET one':
        return this.describe(this.require(id), 200);
      case 'PUT one':
        return this.update(this.require(id), body);
      case 'DELETE one':
        return this.delete(this.require(id));
      default:
        throw new AwsError('UnknownOperationException', `the sandbox does not run ${method} ${path}`, 404);
    }
  }

  private create(body: Buffer): HttpResponse {
    const { registry } = this.backend;
    const mapping = registry.open(this.define({ id: randomUUID(), properties: createdProperties(body) }));
    mapping.startLater();
    registry.save();
    return this.describe(mapping, 202);
  }

  private list(query: URLSearchParams): HttpResponse {
    const { context, registry, services } = this.backend;
    const { mappings, nextMarker } = listMappings(registry.all, query, services.functions);
    const configurations = mappings.map((mapping) => listedConfiguration(mapping, context));
    return json(200, { EventSourceMappings: configurations, NextMarker: nextMarker });
  }

  private update(mapping: EventSourceMapping, body: Buffer): HttpResponse {
    const { context, registry } = this.backend;
    if (!mapping.isSettled) throw mappingInUse('update');
    const { document } = mapping;
    const properties = { ...document.properties, ...changedProperties(body) };
    const definition = this.define({ ...document, properties, lastModified: context.clock.now() });
    registry.requireUnique(definition.document);
    mapping.update(definition);
    registry.save();
    return this.describe(mapping, 202);
  }

  private delete(mapping: EventSourceMapping): HttpResponse {
    const { registry } = this.backend;
    if (!mapping.isSettled) throw mappingInUse('delete');
    mapping.delete(() => registry.remove(mapping.document.id));
    registry.save();
    return this.describe(mapping, 202);
  }

  private require(id: string): EventSourceMapping {
    const mapping = this.backend.registry.find(id);
    if (mapping === undefined) throw mappingNotFound();
    return mapping;
  }

  private define(declared: MappingDeclared): MappingDefinition {
    try {
      return this.backend.factory.define(declared);
    } catch (error) {
      throw error instanceof AwsError ? error : invalidParameter((error as Error).message);
    }
  }

  private describe(mapping: EventSourceMapping, status: number): HttpResponse {
    return json(status, mappingConfiguration(mapping, this.backend.context));
  }
}

function json(status: number, content: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}

function errorResponse(error: unknown): HttpResponse {
  if (!(error instanceof AwsError)) throw error;
  const { code, status, message } = error;
  const response = json(status, { Type: 'User', Message: message, message });
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } };
}
