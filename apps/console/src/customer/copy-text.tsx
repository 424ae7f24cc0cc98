import { useCopy } from "@utrn-lab/page-parts";

/** A text of several lines, to copy. */
export function CopyText({ text }: { readonly text: string }) {
  const { said, copy, shown } = useCopy<HTMLPreElement>(text);
  return (
    <>
      <pre className="told" ref={shown}>
        {text}
      </pre>
      <p className="buttons">
        <button type="button" onClick={copy}>
          {said}
          <span className="for-screen-readers"> the text</span>
        </button>
      </p>
    </>
  );
}
