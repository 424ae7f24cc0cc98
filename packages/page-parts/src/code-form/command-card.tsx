import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";
import { useEffect, useRef } from "react";
import type { Field } from "../commands/command-fields.ts";
import { variantsOf } from "../commands/command-fields.ts";
import { COMMAND_WORDS, valueWords, wordsOf } from "../commands/command-words.ts";
import { variantIn } from "../commands/typed-command.ts";
import { FieldInput, type InputProps, Segments } from "./field-input.tsx";
import { type Card, mayMove } from "./form-state.ts";
import { ListInput } from "./list-input.tsx";
import type { CommandsForm } from "./use-commands.ts";

interface CardProps {
  readonly form: CommandsForm;
  readonly card: Card;
  readonly isAsked: boolean;
  /** Whether it has just been added: then its first field has the focus. */
  readonly isNew: boolean;
}

function CardButtons({ form, card }: Pick<CardProps, "form" | "card">) {
  const { state, act } = form;
  const { id, type } = card;
  const label = COMMAND_NAMES[type];
  const moves = [
    [-1, "Up", "↑"],
    [1, "Down", "↓"],
  ] as const;
  return (
    <span className="command-buttons">
      {state.cards.length === 1
        ? null
        : moves.map(([by, word, arrow]) => (
            <button
              key={word}
              type="button"
              className="small"
              aria-label={`${word}: ${label}`}
              disabled={!mayMove(state, id, by)}
              onClick={() => act({ kind: "move", id, by })}
            >
              {arrow}
            </button>
          ))}
      <button
        type="button"
        className="small"
        aria-label={`Remove: ${label}`}
        onClick={() => act({ kind: "remove", id })}
      >
        Remove
      </button>
    </span>
  );
}

function VariantChoice({ form, card }: Pick<CardProps, "form" | "card">) {
  const variants = variantsOf(card.type);
  if (variants.length === 1) return null;
  const [fixed = ""] = Object.keys(variants[0]?.fixed ?? {});
  return (
    <Segments
      label={fixed === "" ? "How long" : wordsOf(card.type, fixed).label}
      options={variants.map(({ name }) => [name, valueWords(name)])}
      chosen={card.variant}
      choose={(variant) => form.act({ kind: "vary", id: card.id, variant })}
    />
  );
}

function CardField(props: InputProps) {
  const { field } = props;
  return field.kind === "list" ? <ListInput {...props} field={field} /> : <FieldInput {...props} />;
}

function isRare(field: Field): boolean {
  return field.kind === "choice" && field.isOptional;
}

/** A command of the code, with its fields. */
export function CommandCard({ form, card, isAsked, isNew }: CardProps) {
  const { id, type, typed } = card;
  const label = COMMAND_NAMES[type];
  const { does } = COMMAND_WORDS[type];
  const self = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isNew) self.current?.querySelector<HTMLElement>(".code-fields :is(input, select)")?.focus();
  }, [isNew]);
  const { fields } = variantIn(card);
  const inputOf = (field: Field) => (
    <CardField
      key={field.member}
      field={field}
      type={type}
      words={wordsOf(type, field.member)}
      typed={typed[field.member]}
      change={(next) => form.act({ kind: "type", id, member: field.member, typed: next })}
      isAsked={isAsked}
      today={form.today}
    />
  );
  const rare = fields.filter(isRare);
  return (
    <li ref={self} className="command-card">
      <div className="command-head">
        <h3>{label}</h3>
        <CardButtons form={form} card={card} />
      </div>
      <p className="quiet">{does}</p>
      <div className="code-fields">
        <VariantChoice form={form} card={card} />
        {fields.filter((field) => !isRare(field)).map(inputOf)}
      </div>
      {rare.length === 0 ? null : (
        <details>
          <summary>More</summary>
          <div className="code-fields">{rare.map(inputOf)}</div>
        </details>
      )}
    </li>
  );
}
