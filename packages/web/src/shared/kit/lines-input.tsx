import { type ComponentProps, useState } from "react";
import { Textarea } from "./input.tsx";
import { toLines } from "./lines.ts";

type LinesInputProps = Omit<ComponentProps<"textarea">, "value" | "onChange"> & {
	value: readonly string[];
	onValueChange: (lines: string[]) => void;
};

/** A list of short texts, a line each. Give it a `key` that changes when the list comes from elsewhere. */
export function LinesInput({ value, onValueChange, ...props }: LinesInputProps) {
	const [text, setText] = useState(() => value.join("\n"));
	return (
		<Textarea
			{...props}
			value={text}
			onChange={(event) => {
				setText(event.target.value);
				onValueChange(toLines(event.target.value));
			}}
		/>
	);
}
