"""What readers take with them: workbooks and documents."""
