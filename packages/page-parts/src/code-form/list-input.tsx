import type { Field } from "../commands/command-fields.ts";
import { ITEM_NAMES, wordsOf } from "../commands/command-words.ts";
import { newItem } from "../commands/typed-command.ts";
import { itemsIn, readField, type TypedMembers } from "../commands/typed-field.ts";
import { FieldInput, type InputProps } from "./field-input.tsx";

type ListProps = InputProps<Extract<Field, { kind: "list" }>>;

/** Items have nothing but their place that tells them apart. */
function itemsWithPlaces(items: readonly TypedMembers[]) {
  return items.map((item, at) => ({ item, at, place: String(at + 1) }));
}

/** A list of a command: its items, each with fields of its own. */
export function ListInput(props: ListProps) {
  const { field, type, words, typed, change, isAsked, today } = props;
  const items = itemsIn(typed);
  const name = ITEM_NAMES[field.member] ?? "item";
  const read = readField(field, items);
  const put = (at: number, item: TypedMembers) =>
    change(items.map((one, other) => (other === at ? item : one)));
  return (
    <fieldset className="code-field list-field">
      <legend>{words.label}</legend>
      <ol>
        {itemsWithPlaces(items).map(({ item, at, place }) => (
          <li key={place}>
            <div className="code-fields">
              {field.fields.map((one) => (
                <FieldInput
                  key={one.member}
                  field={one}
                  type={type}
                  words={wordsOf(type, one.member, field.member)}
                  typed={item[one.member]}
                  change={(next) => put(at, { ...item, [one.member]: next })}
                  isAsked={isAsked}
                  today={today}
                />
              ))}
            </div>
            <button
              type="button"
              className="small"
              onClick={() => change(items.filter((_, other) => other !== at))}
            >
              Remove<span className="for-screen-readers"> {`${name} ${place}`}</span>
            </button>
          </li>
        ))}
      </ol>
      {"why" in read ? <p className="refused">{read.why}</p> : null}
      {items.length === 0 ? <p className="quiet">{words.hint}</p> : null}
      <div>
        <button
          type="button"
          className="small"
          disabled={items.length >= field.itemsMax}
          onClick={() => change([...items, newItem(field.member, today)])}
        >
          Add a {name}
        </button>
      </div>
    </fieldset>
  );
}
