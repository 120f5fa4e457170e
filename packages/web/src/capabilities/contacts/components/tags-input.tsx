import { type ComponentProps, useState } from "react";
import { Input } from "../../../shared/kit/index.ts";

const read = (text: string): string[] => [
	...new Set(
		text
			.split(",")
			.map((tag) => tag.trim().toLowerCase().slice(0, 40))
			.filter(Boolean),
	),
];

type Props = Omit<ComponentProps<"input">, "value" | "onChange"> & {
	value: readonly string[];
	onValueChange: (tags: string[]) => void;
};

/** Tags, separated by commas; they count once the field is left. */
export function TagsInput({ value, onValueChange, ...props }: Props) {
	const [text, setText] = useState<string | null>(null);
	const commit = () => {
		if (text === null) return;
		setText(null);
		onValueChange(read(text));
	};
	return (
		<Input
			{...props}
			value={text ?? value.join(", ")}
			onChange={(event) => setText(event.target.value)}
			onBlur={commit}
			onKeyDown={(event) => {
				if (event.key === "Enter") commit();
			}}
		/>
	);
}
