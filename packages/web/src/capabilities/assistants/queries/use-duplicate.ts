import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";
import { assistantQuery, useCreateAssistant } from "./assistants.ts";

/** Copies an assistant's draft under another name and opens the copy. */
export function useDuplicate() {
	const client = useQueryClient();
	const create = useCreateAssistant();
	const navigate = useNavigate();
	const problem = useProblemText();
	return useMutation({
		mutationFn: async ({ id, name }: { id: string; name: string }) => {
			const { draft } = await client.fetchQuery(assistantQuery(id));
			return create.mutateAsync({ ...draft, name: name.slice(0, 80) });
		},
		onSuccess: (copy) => navigate({ to: "/assistants/$assistantId", params: { assistantId: copy.id } }),
		onError: (error) => toast.error(problem(error)),
	});
}
