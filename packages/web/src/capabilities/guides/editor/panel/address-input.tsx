import { type ComponentProps, useState } from "react";
import { Input } from "../../../../shared/kit/index.ts";
import { useEditor } from "../editor-context.ts";

const isAddress = (text: string): boolean => text === "" || (/^https?:\/\//.test(text) && URL.canParse(text));

type Props = Omit<ComponentProps<"input">, "value" | "onChange"> & { value: string; onChange: (value: string) => void };

/** A web address: handed on while it is one, or empty; what is half written stays here. */
export function AddressInput({ value, onChange, ...props }: Props) {
	const { readOnly } = useEditor();
	const [text, setText] = useState(value);
	return (
		<Input
			{...props}
			type="url"
			inputMode="url"
			placeholder="https://"
			maxLength={2000}
			readOnly={readOnly}
			aria-invalid={!isAddress(text) || undefined}
			value={isAddress(text) ? value : text}
			onChange={(event) => {
				const next = event.target.value;
				setText(next);
				onChange(isAddress(next) ? next : "");
			}}
		/>
	);
}
