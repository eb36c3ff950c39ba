module git.example.internal/ops/gate

go 1.25
