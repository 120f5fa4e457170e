import { Search } from "lucide-react";
import { Input } from "./input.tsx";

type SearchInputProps = { label: string; placeholder?: string; value: string; onValueChange: (value: string) => void };

export const SearchInput = ({ label, placeholder, value, onValueChange }: SearchInputProps) => (
	<span className="relative block">
		<Search
			aria-hidden
			className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
		/>
		<Input
			type="search"
			aria-label={label}
			placeholder={placeholder}
			value={value}
			onChange={(event) => onValueChange(event.target.value)}
			className="pl-9"
		/>
	</span>
);
