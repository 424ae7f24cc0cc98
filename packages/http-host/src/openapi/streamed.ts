import { type TSchema, Type } from "typebox";

/**
 * An answer that is sent piece by piece, for a route's `schema.response`.
 * @param mediaType - a text of any length, say `application/x-ndjson`.
 * @param description - what a piece is: a line, an event.
 * @param item - what the JSON of each piece holds; with its name as `title` it is a type of
 *   generated clients.
 */
export function streamed(mediaType: string, description: string, item?: TSchema) {
  const schema = Type.String(item === undefined ? {} : { "x-item-schema": item });
  return { description, content: { [mediaType]: { schema } } };
}
