import protobuf from 'protobufjs/light.js';

/** The part of ONNX's `onnx.proto3` that Meadow writes; field numbers are the format's own. */
const schema = {
  nested: {
    AttributeProto: {
      fields: {
        name: { type: 'string', id: 1 },
        i: { type: 'int64', id: 3 },
        s: { type: 'bytes', id: 4 },
        ints: { rule: 'repeated', type: 'int64', id: 8 },
        type: { type: 'int32', id: 20 },
      },
    },
    NodeProto: {
      fields: {
        input: { rule: 'repeated', type: 'string', id: 1 },
        output: { rule: 'repeated', type: 'string', id: 2 },
        opType: { type: 'string', id: 4 },
        attribute: { rule: 'repeated', type: 'AttributeProto', id: 5 },
      },
    },
    TensorProto: {
      fields: {
        dims: { rule: 'repeated', type: 'int64', id: 1 },
        dataType: { type: 'int32', id: 2 },
        name: { type: 'string', id: 8 },
        rawData: { type: 'bytes', id: 9 },
      },
    },
    Dimension: { fields: { dimValue: { type: 'int64', id: 1 } } },
    TensorShapeProto: { fields: { dim: { rule: 'repeated', type: 'Dimension', id: 1 } } },
    TensorType: { fields: { elemType: { type: 'int32', id: 1 }, shape: { type: 'TensorShapeProto', id: 2 } } },
    TypeProto: { fields: { tensorType: { type: 'TensorType', id: 1 } } },
    ValueInfoProto: { fields: { name: { type: 'string', id: 1 }, type: { type: 'TypeProto', id: 2 } } },
    GraphProto: {
      fields: {
        node: { rule: 'repeated', type: 'NodeProto', id: 1 },
        name: { type: 'string', id: 2 },
        initializer: { rule: 'repeated', type: 'TensorProto', id: 5 },
        input: { rule: 'repeated', type: 'ValueInfoProto', id: 11 },
        output: { rule: 'repeated', type: 'ValueInfoProto', id: 12 },
      },
    },
    OperatorSetIdProto: { fields: { domain: { type: 'string', id: 1 }, version: { type: 'int64', id: 2 } } },
    ModelProto: {
      fields: {
        irVersion: { type: 'int64', id: 1 },
        producerName: { type: 'string', id: 2 },
        graph: { type: 'GraphProto', id: 7 },
        opsetImport: { rule: 'repeated', type: 'OperatorSetIdProto', id: 8 },
      },
    },
  },
};

/** Element types, as ONNX numbers them. */
export const FLOAT = 1;
export const UINT8 = 2;
export const FLOAT16 = 10;

export interface OnnxNode {
  opType: string;
  input: string[];
  output: string[];
  attribute?: OnnxAttribute[];
}

export interface OnnxAttribute {
  name: string;
  type: number;
  i?: number;
  ints?: number[];
  s?: Uint8Array;
}

export interface OnnxTensor {
  name: string;
  dims: number[];
  dataType: number;
  rawData: Uint8Array;
}

export interface OnnxGraph {
  node: OnnxNode[];
  initializer: OnnxTensor[];
  input: OnnxValue[];
  output: OnnxValue[];
}

export interface OnnxValue {
  name: string;
  type: { tensorType: { elemType: number; shape: { dim: { dimValue: number }[] } } };
}

const INT = 2;
const STRING = 3;
const INTS = 7;

export const attribute = {
  int: (name: string, i: number): OnnxAttribute => ({ name, type: INT, i }),
  ints: (name: string, ints: number[]): OnnxAttribute => ({ name, type: INTS, ints }),
  text: (name: string, s: string): OnnxAttribute => ({ name, type: STRING, s: Buffer.from(s) }),
};

/** A tensor's name, element type and shape. */
export function value(name: string, elemType: number, shape: number[]): OnnxValue {
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** The bytes of an ONNX model (IR version 8, operator set 17). */
export function encodeOnnx(graph: OnnxGraph): Uint8Array {
  const type = protobuf.Root.fromJSON(schema).lookupType('ModelProto');
  return type
    .encode({
      irVersion: 8,
      producerName: 'meadow',
      graph: { name: 'backbone', ...graph },
      opsetImport: [{ domain: '', version: 17 }],
    })
    .finish();
}
