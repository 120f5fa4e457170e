import { type ComponentProps, useState } from "react";
import { Input } from "./input.tsx";
import { toInternational } from "./phone-number.ts";

type PhoneInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
	/** E.164, or what was written as long as it is not one. */
	value: string;
	onValueChange: (number: string) => void;
};

/** An international number, written as people write it: spaces, dashes and brackets stay on screen and go no further. */
export function PhoneInput({ value, onValueChange, ...props }: PhoneInputProps) {
	const [text, setText] = useState(value);
	// The value came from elsewhere: a list moved, a draft was put back.
	const shown = toInternational(text) === value ? text : value;
	return (
		<Input
			inputMode="tel"
			autoComplete="off"
			placeholder="+54 9 11 5000-1234"
			{...props}
			type="tel"
			value={shown}
			onChange={(event) => {
				setText(event.target.value);
				onValueChange(toInternational(event.target.value));
			}}
		/>
	);
}
